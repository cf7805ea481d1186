<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Questions</name>
    <message>
      <source>Calendar (F4)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cannot sign</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another form of consent above and write the name of a witness. The pad stays empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filled in by the form</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First {shown} of {found} shown. Type more letters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep this order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move the choices into order; the first is the most important.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move {choice} down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move {choice} up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No choice matches. Check the spelling.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not answered yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Preparing the picture…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove {choice}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Replace</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sign here with the mouse or a pen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Taking photos with the camera is not available here. Choose a photo file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This file is not a picture this laptop can read. Choose a JPEG or PNG file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type to search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>latitude longitude, e.g. -0.5021 117.1536</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}: calendar</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}: choices</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}: search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{label}: show the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{choice}” cleared the other choices.</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
