<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Check</name>
    <message numerus="yes">
      <source>%n questions skipped</source>
      <translation>
        <numerusform>%n question skipped</numerusform>
        <numerusform>%n questions skipped</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Form</name>
    <message numerus="yes">
      <source>%n answers are hidden because of this answer. Removed when finalised.</source>
      <translation>
        <numerusform>%n answer is hidden because of this answer. Removed when finalised.</numerusform>
        <numerusform>%n answers are hidden because of this answer. Removed when finalised.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answers are hidden because you chose “{answer}”. Removed when finalised.</source>
      <translation>
        <numerusform>%n answer is hidden because you chose “{answer}”. Removed when finalised.</numerusform>
        <numerusform>%n answers are hidden because you chose “{answer}”. Removed when finalised.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problems</source>
      <translation>
        <numerusform>%n problem</numerusform>
        <numerusform>%n problems</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problems must be solved</source>
      <translation>
        <numerusform>%n problem must be solved</numerusform>
        <numerusform>%n problems must be solved</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>There are %n problems in this record</source>
      <translation>
        <numerusform>There is %n problem in this record</numerusform>
        <numerusform>There are %n problems in this record</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>There are %n problems in this section</source>
      <translation>
        <numerusform>There is %n problem in this section</numerusform>
        <numerusform>There are %n problems in this section</numerusform>
      </translation>
    </message>
  </context>
</TS>
