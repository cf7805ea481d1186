<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Library</name>
    <message numerus="yes">
      <source>%n answers go along but must be corrected:</source>
      <translation>
        <numerusform>%n answer goes along but must be corrected:</numerusform>
        <numerusform>%n answers go along but must be corrected:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answers go along.</source>
      <translation>
        <numerusform>%n answer goes along.</numerusform>
        <numerusform>%n answers go along.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answers have no place in the new version:</source>
      <translation>
        <numerusform>%n answer has no place in the new version and is dropped:</numerusform>
        <numerusform>%n answers have no place in the new version and are dropped:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n drafts</source>
      <translation>
        <numerusform>%n draft</numerusform>
        <numerusform>%n drafts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n forms. Choose one.</source>
      <translation>
        <numerusform>%n form. Choose it.</numerusform>
        <numerusform>%n forms. Choose one.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n languages</source>
      <translation>
        <numerusform>%n language</numerusform>
        <numerusform>%n languages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new form versions.</source>
      <translation>
        <numerusform>%n new form version.</numerusform>
        <numerusform>%n new form versions.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n questions</source>
      <translation>
        <numerusform>%n question</numerusform>
        <numerusform>%n questions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n questions are new:</source>
      <translation>
        <numerusform>%n question is new:</numerusform>
        <numerusform>%n questions are new:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The form has %n mistakes. Nothing was added.</source>
      <translation>
        <numerusform>The form has %n mistake. Nothing was added.</numerusform>
        <numerusform>The form has %n mistakes. Nothing was added.</numerusform>
      </translation>
    </message>
  </context>
</TS>
