<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Reports</name>
    <message numerus="yes">
      <source>%n days later</source>
      <translation>
        <numerusform>%n day later</numerusform>
        <numerusform>%n days later</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people are not in it: their consent has ended.</source>
      <translation>
        <numerusform>%n person is not in it: their consent has ended.</numerusform>
        <numerusform>%n people are not in it: their consent has ended.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Saved %n files beside {name}</source>
      <translation>
        <numerusform>Saved %n file beside {name}</numerusform>
        <numerusform>Saved %n files beside {name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The file has %n more pages.</source>
      <translation>
        <numerusform>The file has %n more page.</numerusform>
        <numerusform>The file has %n more pages.</numerusform>
      </translation>
    </message>
  </context>
</TS>
