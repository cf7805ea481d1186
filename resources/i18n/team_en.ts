<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Team</name>
    <message numerus="yes">
      <source>%n asked</source>
      <translation>
        <numerusform>%n asked</numerusform>
        <numerusform>%n asked</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n by pack</source>
      <translation>
        <numerusform>%n by pack</numerusform>
        <numerusform>%n by pack</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n by relay</source>
      <translation>
        <numerusform>%n by relay</numerusform>
        <numerusform>%n by relay</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n by the province</source>
      <translation>
        <numerusform>%n by the province</numerusform>
        <numerusform>%n by the province</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days ago</source>
      <translation>
        <numerusform>%n day ago</numerusform>
        <numerusform>%n days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days overdue</source>
      <translation>
        <numerusform>%n day overdue</numerusform>
        <numerusform>%n days overdue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n done</source>
      <translation>
        <numerusform>%n done</numerusform>
        <numerusform>%n done</numerusform>
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
      <source>%n from this laptop</source>
      <translation>
        <numerusform>%n from this laptop</numerusform>
        <numerusform>%n from this laptop</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hours ago</source>
      <translation>
        <numerusform>%n hour ago</numerusform>
        <numerusform>%n hours ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n late</source>
      <translation>
        <numerusform>%n late</numerusform>
        <numerusform>%n late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minutes ago</source>
      <translation>
        <numerusform>%n minute ago</numerusform>
        <numerusform>%n minutes ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more laptops</source>
      <translation>
        <numerusform>%n more laptop</numerusform>
        <numerusform>%n more laptops</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n old forms</source>
      <translation>
        <numerusform>%n old form</numerusform>
        <numerusform>%n old forms</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n on hold</source>
      <translation>
        <numerusform>%n on hold</numerusform>
        <numerusform>%n on hold</numerusform>
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
      <source>%n to decide</source>
      <translation>
        <numerusform>%n to decide</numerusform>
        <numerusform>%n to decide</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unsent</source>
      <translation>
        <numerusform>%n unsent</numerusform>
        <numerusform>%n unsent</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits asked for.</source>
      <translation>
        <numerusform>%n visit asked for.</numerusform>
        <numerusform>%n visits asked for.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>of %n</source>
      <translation>
        <numerusform>of %n</numerusform>
        <numerusform>of %n</numerusform>
      </translation>
    </message>
  </context>
</TS>
