<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Agenda</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tasks</source>
      <translation>
        <numerusform>%n task</numerusform>
        <numerusform>%n tasks</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Referrals</name>
    <message numerus="yes">
      <source>%n days overdue</source>
      <translation>
        <numerusform>%n day overdue</numerusform>
        <numerusform>%n days overdue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Accepted %n days ago</source>
      <translation>
        <numerusform>Accepted %n day ago</numerusform>
        <numerusform>Accepted %n days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Declined %n days ago</source>
      <translation>
        <numerusform>Declined %n day ago</numerusform>
        <numerusform>Declined %n days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>To be sent for %n days</source>
      <translation>
        <numerusform>To be sent for %n day</numerusform>
        <numerusform>To be sent for %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Waiting for an answer for %n days</source>
      <translation>
        <numerusform>Waiting for an answer for %n day</numerusform>
        <numerusform>Waiting for an answer for %n days</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Tasks</name>
    <message numerus="yes">
      <source>%n days overdue</source>
      <translation>
        <numerusform>%n day overdue</numerusform>
        <numerusform>%n days overdue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n needs that no service meets</source>
      <translation>
        <numerusform>%n need that no service meets</numerusform>
        <numerusform>%n needs that no service meets</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pairs may be the same person</source>
      <translation>
        <numerusform>%n pair may be the same person</numerusform>
        <numerusform>%n pairs may be the same person</numerusform>
      </translation>
    </message>
  </context>
</TS>
