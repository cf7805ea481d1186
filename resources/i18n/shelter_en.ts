<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Shelter</name>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
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
        <numerusform>%n person is recorded in {bed}. Choose who is here.</numerusform>
        <numerusform>%n people are recorded in {bed}. Choose who is here.</numerusform>
      </translation>
    </message>
  </context>
</TS>
