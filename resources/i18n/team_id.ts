<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Team</name>
    <message>
      <source>No laptop of the team has been heard of yet.</source>
      <translation>Belum ada kabar dari laptop tim.</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Tim</translation>
    </message>
  </context>
</TS>
