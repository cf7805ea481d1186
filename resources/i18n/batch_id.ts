<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Batch</name>
    <message>
      <source>Batches</source>
      <translation>Berkas massal</translation>
    </message>
    <message>
      <source>No batch was taken in yet.</source>
      <translation>Belum ada berkas yang dimasukkan.</translation>
    </message>
  </context>
  <context>
    <name>Keying</name>
    <message>
      <source>No form was keyed a second time yet.</source>
      <translation>Belum ada formulir yang dientri dua kali.</translation>
    </message>
    <message>
      <source>Second keying</source>
      <translation>Entri kedua</translation>
    </message>
  </context>
</TS>
