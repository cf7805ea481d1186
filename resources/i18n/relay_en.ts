<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Relay</name>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files handed out</source>
      <translation>
        <numerusform>%n file handed out</numerusform>
        <numerusform>%n files handed out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n letters were read.</source>
      <translation>
        <numerusform>%n letter was read.</numerusform>
        <numerusform>%n letters were read.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n packs</source>
      <translation>
        <numerusform>%n pack</numerusform>
        <numerusform>%n packs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records</source>
      <translation>
        <numerusform>%n record</numerusform>
        <numerusform>%n records</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records are at laptop {laptop} now; their receipts come later.</source>
      <translation>
        <numerusform>%n record is at laptop {laptop} now; its receipt comes later.</numerusform>
        <numerusform>%n records are at laptop {laptop} now; their receipts come later.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records are received now.</source>
      <translation>
        <numerusform>%n record is received now.</numerusform>
        <numerusform>%n records are received now.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records taken</source>
      <translation>
        <numerusform>%n record taken</numerusform>
        <numerusform>%n records taken</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records were returned; see the queue.</source>
      <translation>
        <numerusform>%n record was returned; see the queue.</numerusform>
        <numerusform>%n records were returned; see the queue.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tries left</source>
      <translation>
        <numerusform>%n try left</numerusform>
        <numerusform>%n tries left</numerusform>
      </translation>
    </message>
  </context>
</TS>
