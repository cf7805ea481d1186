<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Audit</name>
    <message numerus="yes">
      <source>%n lines, none was changed.</source>
      <translation>
        <numerusform>%n line, it was not changed.</numerusform>
        <numerusform>%n lines, none was changed.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Home</name>
    <message numerus="yes">
      <source>%n beds free</source>
      <translation>
        <numerusform>%n bed free</numerusform>
        <numerusform>%n beds free</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n drafts older than 90 days</source>
      <translation>
        <numerusform>%n draft older than 90 days</numerusform>
        <numerusform>%n drafts older than 90 days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n fewer than in {month}</source>
      <translation>
        <numerusform>%n fewer than in {month}</numerusform>
        <numerusform>%n fewer than in {month}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more than in {month}</source>
      <translation>
        <numerusform>%n more than in {month}</numerusform>
        <numerusform>%n more than in {month}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new this month</source>
      <translation>
        <numerusform>%n new this month</numerusform>
        <numerusform>%n new this month</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records on hold</source>
      <translation>
        <numerusform>%n record on hold</numerusform>
        <numerusform>%n records on hold</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records ready to send ({size})</source>
      <translation>
        <numerusform>%n record ready to send ({size})</numerusform>
        <numerusform>%n records ready to send ({size})</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records returned by the server</source>
      <translation>
        <numerusform>%n record returned by the server</numerusform>
        <numerusform>%n records returned by the server</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n submissions wait for review</source>
      <translation>
        <numerusform>%n submission waits for review</numerusform>
        <numerusform>%n submissions wait for review</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Local backup is %n days old.</source>
      <translation>
        <numerusform>Local backup is %n day old.</numerusform>
        <numerusform>Local backup is %n days old.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>People</name>
    <message numerus="yes">
      <source>%n assessments</source>
      <translation>
        <numerusform>%n assessment</numerusform>
        <numerusform>%n assessments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n possible matches</source>
      <translation>
        <numerusform>%n possible match</numerusform>
        <numerusform>%n possible matches</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Maybe the same: %n pairs</source>
      <translation>
        <numerusform>Maybe the same: %n pair</numerusform>
        <numerusform>Maybe the same: %n pairs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>NIK must have 16 digits. Now %n.</source>
      <translation>
        <numerusform>NIK must have 16 digits. Now %n.</numerusform>
        <numerusform>NIK must have 16 digits. Now %n.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Searching on this laptop: %n people.</source>
      <translation>
        <numerusform>Searching on this laptop: %n person.</numerusform>
        <numerusform>Searching on this laptop: %n people.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{shown} of %n shown. Add a name or kecamatan.</source>
      <translation>
        <numerusform>{shown} of %n shown. Add a name or kecamatan.</numerusform>
        <numerusform>{shown} of %n shown. Add a name or kecamatan.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message numerus="yes">
      <source>%n are old enough and wait for the province's backup.</source>
      <translation>
        <numerusform>%n is old enough and waits for the province's backup.</numerusform>
        <numerusform>%n are old enough and wait for the province's backup.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new form versions.</source>
      <translation>
        <numerusform>%n new form version.</numerusform>
        <numerusform>%n new form versions.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them leave after the next sending.</source>
      <translation>
        <numerusform>%n of them leaves after the next sending.</numerusform>
        <numerusform>%n of them leave after the next sending.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n people here are known to the province; asked last {time}.</source>
      <translation>
        <numerusform>%n person here is known to the province; asked last {time}.</numerusform>
        <numerusform>%n people here are known to the province; asked last {time}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n received records with their answers.</source>
      <translation>
        <numerusform>%n received record with its answers.</numerusform>
        <numerusform>%n received records with their answers.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records, the last on {time}.</source>
      <translation>
        <numerusform>%n record, on {time}.</numerusform>
        <numerusform>%n records, the last on {time}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>After %n minutes</source>
      <translation>
        <numerusform>After %n minute</numerusform>
        <numerusform>After %n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Answers and photos leave this laptop %n days after the receipt, once a backup of the province in another building holds them. The number, the receipt and what is known of people stay.</source>
      <translation>
        <numerusform>Answers and photos leave this laptop %n day after the receipt, once a backup of the province in another building holds them. The number, the receipt and what is known of people stay.</numerusform>
        <numerusform>Answers and photos leave this laptop %n days after the receipt, once a backup of the province in another building holds them. The number, the receipt and what is known of people stay.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The list of %n records is saved.</source>
      <translation>
        <numerusform>The list of %n record is saved.</numerusform>
        <numerusform>The list of %n records is saved.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>To fetch: news of {people} people, {size}, about %n minutes.</source>
      <translation>
        <numerusform>To fetch: news of {people} people, {size}, about %n minute.</numerusform>
        <numerusform>To fetch: news of {people} people, {size}, about %n minutes.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Unlock</name>
    <message numerus="yes">
      <source>%n records are missing or older; the list is in {file}.</source>
      <translation>
        <numerusform>%n record is missing or older; the list is in {file}.</numerusform>
        <numerusform>%n records are missing or older; the list is in {file}.</numerusform>
      </translation>
    </message>
  </context>
</TS>
