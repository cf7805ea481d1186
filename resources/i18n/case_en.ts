<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
