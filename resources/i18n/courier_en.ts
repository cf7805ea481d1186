<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Courier</name>
    <message numerus="yes">
      <source>%n decisions of the supervisor came.</source>
      <translation>
        <numerusform>%n decision of the supervisor came.</numerusform>
        <numerusform>%n decisions of the supervisor came.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files are no longer on this laptop and stay behind.</source>
      <translation>
        <numerusform>%n file is no longer on this laptop and stays behind.</numerusform>
        <numerusform>%n files are no longer on this laptop and stay behind.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files of receipts are on the stick.</source>
      <translation>
        <numerusform>%n file of receipts is on the stick.</numerusform>
        <numerusform>%n files of receipts are on the stick.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n letters to laptops of the team are on the stick.</source>
      <translation>
        <numerusform>%n letter to a laptop of the team is on the stick.</numerusform>
        <numerusform>%n letters to laptops of the team are on the stick.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new packs are on this laptop.</source>
      <translation>
        <numerusform>%n new pack is on this laptop.</numerusform>
        <numerusform>%n new packs are on this laptop.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them were never in a pack.</source>
      <translation>
        <numerusform>%n of them was never in a pack.</numerusform>
        <numerusform>%n of them were never in a pack.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n packs are at the server.</source>
      <translation>
        <numerusform>%n pack is at the server.</numerusform>
        <numerusform>%n packs are at the server.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n packs wait to be brought to the server.</source>
      <translation>
        <numerusform>%n pack waits to be brought to the server.</numerusform>
        <numerusform>%n packs wait to be brought to the server.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n packs were here already.</source>
      <translation>
        <numerusform>%n pack was here already.</numerusform>
        <numerusform>%n packs were here already.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n parts unreadable: pack again</source>
      <translation>
        <numerusform>%n part unreadable: pack again</numerusform>
        <numerusform>%n parts unreadable: pack again</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n received</source>
      <translation>
        <numerusform>%n received</numerusform>
        <numerusform>%n received</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records</source>
      <translation>
        <numerusform>%n record</numerusform>
        <numerusform>%n records</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records are received now.</source>
      <translation>
        <numerusform>%n record is received now.</numerusform>
        <numerusform>%n records are received now.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records did not fit. Put in another stick and continue.</source>
      <translation>
        <numerusform>%n record did not fit. Put in another stick and continue.</numerusform>
        <numerusform>%n records did not fit. Put in another stick and continue.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records had their receipt already.</source>
      <translation>
        <numerusform>%n record had its receipt already.</numerusform>
        <numerusform>%n records had their receipt already.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait for files.</source>
      <translation>
        <numerusform>%n record waits for files.</numerusform>
        <numerusform>%n records wait for files.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records were returned; see the queue.</source>
      <translation>
        <numerusform>%n record was returned; see the queue.</numerusform>
        <numerusform>%n records were returned; see the queue.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records without a receipt ({size}).</source>
      <translation>
        <numerusform>%n record without a receipt ({size}).</numerusform>
        <numerusform>%n records without a receipt ({size}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n returned</source>
      <translation>
        <numerusform>%n returned</numerusform>
        <numerusform>%n returned</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions wait for your review.</source>
      <translation>
        <numerusform>%n submission waits for your review.</numerusform>
        <numerusform>%n submissions wait for your review.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits are asked for.</source>
      <translation>
        <numerusform>%n visit is asked for.</numerusform>
        <numerusform>%n visits are asked for.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n wait for files</source>
      <translation>
        <numerusform>%n waits for files</numerusform>
        <numerusform>%n wait for files</numerusform>
      </translation>
    </message>
  </context>
</TS>
