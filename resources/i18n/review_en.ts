<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Review</name>
    <message numerus="yes">
      <source>%n notes at questions go along.</source>
      <translation>
        <numerusform>%n note at a question goes along.</numerusform>
        <numerusform>%n notes at questions go along.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n other files</source>
      <translation>
        <numerusform>%n other file</numerusform>
        <numerusform>%n other files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>%n selected</numerusform>
        <numerusform>%n selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n similar</source>
      <translation>
        <numerusform>%n similar</numerusform>
        <numerusform>%n similar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions</source>
      <translation>
        <numerusform>%n submission</numerusform>
        <numerusform>%n submissions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions approved.</source>
      <translation>
        <numerusform>%n submission approved.</numerusform>
        <numerusform>%n submissions approved.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions put aside to be looked at.</source>
      <translation>
        <numerusform>%n submission put aside to be looked at.</numerusform>
        <numerusform>%n submissions put aside to be looked at.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions returned with a note.</source>
      <translation>
        <numerusform>%n submission returned with a note.</numerusform>
        <numerusform>%n submissions returned with a note.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Approve %n</source>
      <translation>
        <numerusform>Approve %n</numerusform>
        <numerusform>Approve %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Approve %n submissions</source>
      <translation>
        <numerusform>Approve %n submission</numerusform>
        <numerusform>Approve %n submissions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Checking, %n left</source>
      <translation>
        <numerusform>Checking, %n left</numerusform>
        <numerusform>Checking, %n left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Filled in within %n seconds</source>
      <translation>
        <numerusform>Filled in within %n second</numerusform>
        <numerusform>Filled in within %n seconds</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Return %n submissions</source>
      <translation>
        <numerusform>Return %n submission</numerusform>
        <numerusform>Return %n submissions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Select all %n that fit</source>
      <translation>
        <numerusform>Select the %n that fits</numerusform>
        <numerusform>Select all %n that fit</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Taken back. %n submissions are as before.</source>
      <translation>
        <numerusform>Taken back. %n submission is as before.</numerusform>
        <numerusform>Taken back. %n submissions are as before.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The checks found something in %n of them. Say in one line why it is right.</source>
      <translation>
        <numerusform>The checks found something in %n of them. Say in one line why it is right.</numerusform>
        <numerusform>The checks found something in %n of them. Say in one line why it is right.</numerusform>
      </translation>
    </message>
  </context>
</TS>
