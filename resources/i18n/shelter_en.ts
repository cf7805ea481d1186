<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Shelter</name>
    <message numerus="yes">
      <source>%n beds need a decision.</source>
      <translation>
        <numerusform>%n bed needs a decision.</numerusform>
        <numerusform>%n beds need a decision.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n holds end within 30 minutes</source>
      <translation>
        <numerusform>%n hold ends within 30 minutes</numerusform>
        <numerusform>%n holds end within 30 minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people</source>
      <translation>
        <numerusform>%n person</numerusform>
        <numerusform>%n people</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people are recorded in {bed}. Choose who is here.</source>
      <translation>
        <numerusform>%n person is recorded in {bed}.</numerusform>
        <numerusform>%n people are recorded in {bed}. Choose who is here.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people wait for a bed</source>
      <translation>
        <numerusform>%n person waits for a bed</numerusform>
        <numerusform>%n people wait for a bed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n residents over {days} days or past their last day</source>
      <translation>
        <numerusform>%n resident over {days} days or past the last day</numerusform>
        <numerusform>%n residents over {days} days or past their last day</numerusform>
      </translation>
    </message>
  </context>
</TS>
