<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Review</name>
    <message>
      <source>Nothing waits for review.</source>
      <translation>Tidak ada yang menunggu tinjauan.</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Tinjauan</translation>
    </message>
  </context>
</TS>
