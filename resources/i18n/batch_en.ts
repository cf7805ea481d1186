<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Batch</name>
    <message numerus="yes">
      <source>%n columns were recognised by their heads. Look at the others.</source>
      <translation>
        <numerusform>%n column was recognised by its head. Look at the others.</numerusform>
        <numerusform>%n columns were recognised by their heads. Look at the others.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n in the queue</source>
      <translation>
        <numerusform>%n in the queue</numerusform>
        <numerusform>%n in the queue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n ready</source>
      <translation>
        <numerusform>%n ready</numerusform>
        <numerusform>%n ready</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n refused</source>
      <translation>
        <numerusform>%n refused</numerusform>
        <numerusform>%n refused</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows are in the queue.</source>
      <translation>
        <numerusform>%n row is in the queue.</numerusform>
        <numerusform>%n rows are in the queue.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows go into the queue</source>
      <translation>
        <numerusform>%n row goes into the queue</numerusform>
        <numerusform>%n rows go into the queue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows stay here, to be checked or saved as a file</source>
      <translation>
        <numerusform>%n row stays here, to be checked or saved as a file</numerusform>
        <numerusform>%n rows stay here, to be checked or saved as a file</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows under the heads</source>
      <translation>
        <numerusform>%n row under the heads</numerusform>
        <numerusform>%n rows under the heads</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rows were taken back.</source>
      <translation>
        <numerusform>%n row was taken back.</numerusform>
        <numerusform>%n rows were taken back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to check</source>
      <translation>
        <numerusform>%n to check</numerusform>
        <numerusform>%n to check</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>&amp;Put %n into the queue</source>
      <translation>
        <numerusform>&amp;Put %n into the queue</numerusform>
        <numerusform>&amp;Put %n into the queue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %n rows from this laptop?</source>
      <translation>
        <numerusform>Delete %n row from this laptop?</numerusform>
        <numerusform>Delete %n rows from this laptop?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Stopped half-way: %n rows are still to go.</source>
      <translation>
        <numerusform>Stopped half-way: %n row is still to go.</numerusform>
        <numerusform>Stopped half-way: %n rows are still to go.</numerusform>
      </translation>
    </message>
  </context>
</TS>
