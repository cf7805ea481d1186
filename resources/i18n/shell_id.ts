<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
  <context>
    <name>Password</name>
    <message>
      <source>Hide</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <source>Close message</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message>
      <source>Jangkau is already open on this laptop. Use the window that is open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No internet. Everything is safe on this laptop. Try again once connected.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sign in again to send. Records are safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That did not work. Nothing typed is lost. Try again, or restart Jangkau.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk is full. Free some space, then try again. Nothing is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The form has a mistake. Contact your admin.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>The laptop clock is %n hours off. Correct it so record times are right.</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>The laptop clock is %n minutes off. Correct it so record times are right.</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>The server did not accept this. Check the code and the address.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The server is not answering. It is tried again later.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This connection does not lead to the province's server. Nothing was sent. Use another network or contact your admin.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This data was written by a newer version of Jangkau. Update the app.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This laptop could not read or write its data. Restart Jangkau.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This laptop's data cannot be opened. Delete nothing; contact your admin with code {code}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This network asks for its own sign-in first. Open a browser, sign in, then try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This record is finalised and cannot be changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This version of Jangkau is too old for the server. Update the app.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Too many tries. Try again in {wait}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Wrong password.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>Wrong password. %n tries left.</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
  </context>
</TS>
