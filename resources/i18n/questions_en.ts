<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Questions</name>
    <message numerus="yes">
      <source>%n points</source>
      <translation>
        <numerusform>%n point</numerusform>
        <numerusform>%n points</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Accuracy {accuracy}, wanted {wanted}. %n satellites.</source>
      <translation>
        <numerusform>Accuracy {accuracy}, wanted {wanted}. %n satellite.</numerusform>
        <numerusform>Accuracy {accuracy}, wanted {wanted}. %n satellites.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Accuracy {accuracy}. %n satellites.</source>
      <translation>
        <numerusform>Accuracy {accuracy}. %n satellite.</numerusform>
        <numerusform>Accuracy {accuracy}. %n satellites.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Position found; the receiver does not tell its accuracy. %n satellites.</source>
      <translation>
        <numerusform>Position found; the receiver does not tell its accuracy. %n satellite.</numerusform>
        <numerusform>Position found; the receiver does not tell its accuracy. %n satellites.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The recording ended after %n minutes, the longest that can be sent.</source>
      <translation>
        <numerusform>The recording ended after %n minute, the longest that can be sent.</numerusform>
        <numerusform>The recording ended after %n minutes, the longest that can be sent.</numerusform>
      </translation>
    </message>
  </context>
</TS>
