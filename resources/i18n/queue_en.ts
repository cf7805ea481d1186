<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Queue</name>
    <message numerus="yes">
      <source>%n minutes</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new forms fetched.</source>
      <translation>
        <numerusform>%n new form fetched.</numerusform>
        <numerusform>%n new forms fetched.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them with all photos and files.</source>
      <translation>
        <numerusform>%n of them with all its photos and files.</numerusform>
        <numerusform>%n of them with all photos and files.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop and go on tomorrow.</source>
      <translation>
        <numerusform>%n record ({size}) is safe on this laptop and goes on tomorrow.</numerusform>
        <numerusform>%n records ({size}) are safe on this laptop and go on tomorrow.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop and send by themselves.</source>
      <translation>
        <numerusform>%n record ({size}) is safe on this laptop and sends by itself.</numerusform>
        <numerusform>%n records ({size}) are safe on this laptop and send by themselves.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop until you send them.</source>
      <translation>
        <numerusform>%n record ({size}) is safe on this laptop until you send it.</numerusform>
        <numerusform>%n records ({size}) are safe on this laptop until you send them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop.</source>
      <translation>
        <numerusform>%n record ({size}) is safe on this laptop.</numerusform>
        <numerusform>%n records ({size}) are safe on this laptop.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) are safe on this laptop. Enrol it to send them.</source>
      <translation>
        <numerusform>%n record ({size}) is safe on this laptop. Enrol the laptop to send it.</numerusform>
        <numerusform>%n records ({size}) are safe on this laptop. Enrol the laptop to send them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) send by themselves once connected. Everything is safe on this laptop.</source>
      <translation>
        <numerusform>%n record ({size}) sends by itself once connected. Everything is safe on this laptop.</numerusform>
        <numerusform>%n records ({size}) send by themselves once connected. Everything is safe on this laptop.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) wait for another one, or until you send them.</source>
      <translation>
        <numerusform>%n record ({size}) waits for another one, or until you send it.</numerusform>
        <numerusform>%n records ({size}) wait for another one, or until you send them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ({size}) wait on this laptop until you continue.</source>
      <translation>
        <numerusform>%n record ({size}) waits on this laptop until you continue.</numerusform>
        <numerusform>%n records ({size}) wait on this laptop until you continue.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records are waiting to be sent</source>
      <translation>
        <numerusform>%n record is waiting to be sent</numerusform>
        <numerusform>%n records are waiting to be sent</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait for later, or for their photos: {size}, {time}.</source>
      <translation>
        <numerusform>%n record waits for later, or for its photos: {size}, {time}.</numerusform>
        <numerusform>%n records wait for later, or for their photos: {size}, {time}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n urgent ones go first.</source>
      <translation>
        <numerusform>%n urgent one goes first.</numerusform>
        <numerusform>%n urgent ones go first.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>(and %n more)</source>
      <translation>
        <numerusform>(and %n more)</numerusform>
        <numerusform>(and %n more)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n hours</source>
      <translation>
        <numerusform>about %n hour</numerusform>
        <numerusform>about %n hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n minutes</source>
      <translation>
        <numerusform>about %n minute</numerusform>
        <numerusform>about %n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n seconds</source>
      <translation>
        <numerusform>about %n second</numerusform>
        <numerusform>about %n seconds</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>±%n minutes left</source>
      <translation>
        <numerusform>±%n minute left</numerusform>
        <numerusform>±%n minutes left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>±%n seconds left</source>
      <translation>
        <numerusform>±%n second left</numerusform>
        <numerusform>±%n seconds left</numerusform>
      </translation>
    </message>
  </context>
</TS>
