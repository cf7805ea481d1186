<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>FormServer</name>
    <message numerus="yes">
      <source>%n new form versions.</source>
      <translation>
        <numerusform>%n new form version.</numerusform>
        <numerusform>%n new form versions.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Help</name>
    <message numerus="yes">
      <source>%n pages found</source>
      <translation>
        <numerusform>%n page found</numerusform>
        <numerusform>%n pages found</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Reports</name>
    <message numerus="yes">
      <source>%n scheduled reports were made.</source>
      <translation>
        <numerusform>%n scheduled report was made.</numerusform>
        <numerusform>%n scheduled reports were made.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Status</name>
    <message numerus="yes">
      <source>%n records need fixing</source>
      <translation>
        <numerusform>%n record needs fixing</numerusform>
        <numerusform>%n records need fixing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting to send</source>
      <translation>
        <numerusform>%n waiting to send</numerusform>
        <numerusform>%n waiting to send</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>No internet · %n waiting</source>
      <translation>
        <numerusform>No internet · %n waiting</numerusform>
        <numerusform>No internet · %n waiting</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Paused · %n waiting</source>
      <translation>
        <numerusform>Paused · %n waiting</numerusform>
        <numerusform>Paused · %n waiting</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message numerus="yes">
      <source>The laptop clock is %n days off. Correct it so record times are right.</source>
      <translation>
        <numerusform>The laptop clock is %n day off. Correct it so record times are right.</numerusform>
        <numerusform>The laptop clock is %n days off. Correct it so record times are right.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The laptop clock is %n hours off. Correct it so record times are right.</source>
      <translation>
        <numerusform>The laptop clock is %n hour off. Correct it so record times are right.</numerusform>
        <numerusform>The laptop clock is %n hours off. Correct it so record times are right.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The laptop clock is %n minutes off. Correct it so record times are right.</source>
      <translation>
        <numerusform>The laptop clock is %n minute off. Correct it so record times are right.</numerusform>
        <numerusform>The laptop clock is %n minutes off. Correct it so record times are right.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The laptop clock is %n years off. Correct it so record times are right.</source>
      <translation>
        <numerusform>The laptop clock is %n year off. Correct it so record times are right.</numerusform>
        <numerusform>The laptop clock is %n years off. Correct it so record times are right.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Wrong password. %n tries left.</source>
      <translation>
        <numerusform>Wrong password. %n try left.</numerusform>
        <numerusform>Wrong password. %n tries left.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message numerus="yes">
      <source>%n records accepted by the server.</source>
      <translation>
        <numerusform>%n record accepted by the server.</numerusform>
        <numerusform>%n records accepted by the server.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records received by the server.</source>
      <translation>
        <numerusform>%n record received by the server.</numerusform>
        <numerusform>%n records received by the server.</numerusform>
      </translation>
    </message>
  </context>
</TS>
