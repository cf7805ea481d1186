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
    <name>Conflicts</name>
    <message numerus="yes">
      <source>%n entries still wait.</source>
      <translation>
        <numerusform>%n entry still waits.</numerusform>
        <numerusform>%n entries still wait.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Merge</name>
    <message numerus="yes">
      <source>%n assessments</source>
      <translation>
        <numerusform>%n assessment</numerusform>
        <numerusform>%n assessments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n assessments in one history.</source>
      <translation>
        <numerusform>%n assessment in one history.</numerusform>
        <numerusform>%n assessments in one history.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n benefits</source>
      <translation>
        <numerusform>%n benefit</numerusform>
        <numerusform>%n benefits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days left</source>
      <translation>
        <numerusform>%n day left</numerusform>
        <numerusform>%n days left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries differ</source>
      <translation>
        <numerusform>%n entry differs</numerusform>
        <numerusform>%n entries differ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n family members</source>
      <translation>
        <numerusform>%n family member</numerusform>
        <numerusform>%n family members</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n groups</source>
      <translation>
        <numerusform>%n group</numerusform>
        <numerusform>%n groups</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pairs</source>
      <translation>
        <numerusform>%n pair</numerusform>
        <numerusform>%n pairs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n referrals</source>
      <translation>
        <numerusform>%n referral</numerusform>
        <numerusform>%n referrals</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n stays</source>
      <translation>
        <numerusform>%n stay</numerusform>
        <numerusform>%n stays</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remembered: %n people. They are not asked about again.</source>
      <translation>
        <numerusform>Remembered: %n person. They are not asked about again.</numerusform>
        <numerusform>Remembered: %n people. They are not asked about again.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Person</name>
    <message numerus="yes">
      <source>%n benefits</source>
      <translation>
        <numerusform>%n benefit</numerusform>
        <numerusform>%n benefits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries differ between laptops</source>
      <translation>
        <numerusform>%n entry differs between laptops</numerusform>
        <numerusform>%n entries differ between laptops</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n family members</source>
      <translation>
        <numerusform>%n family member</numerusform>
        <numerusform>%n family members</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n referrals</source>
      <translation>
        <numerusform>%n referral</numerusform>
        <numerusform>%n referrals</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n stays</source>
      <translation>
        <numerusform>%n stay</numerusform>
        <numerusform>%n stays</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Summary saved, %n pages.</source>
      <translation>
        <numerusform>Summary saved, %n page.</numerusform>
        <numerusform>Summary saved, %n pages.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>With %n sensitive categories</source>
      <translation>
        <numerusform>With %n sensitive category</numerusform>
        <numerusform>With %n sensitive categories</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>for %n days</source>
      <translation>
        <numerusform>for %n day</numerusform>
        <numerusform>for %n days</numerusform>
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
    <message numerus="yes">
      <source>Laptops state %n people differently</source>
      <translation>
        <numerusform>Laptops state %n person differently</numerusform>
        <numerusform>Laptops state %n people differently</numerusform>
      </translation>
    </message>
  </context>
</TS>
