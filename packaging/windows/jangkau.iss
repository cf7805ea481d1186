; Inno Setup recipe. A Windows runner makes PyInstaller's folder first (`python packaging/package.py bundle`), then:
;   iscc /DVersion=0.1.0 packaging\windows\jangkau.iss
; Per person by default, for all users when an administrator chooses so; silent:
;   jangkau-0.1.0-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /CURRENTUSER   (or /ALLUSERS, as an administrator)
; Data of a person is never touched: neither by an update nor by uninstalling. A silent uninstall (unins000.exe
; /VERYSILENT) does nothing while somebody's work is unsent, unless JANGKAU_REMOVE=anyway stands in the environment.
#ifndef Version
  #define Version "0.0.0"
#endif

[Setup]
AppId={{6F0E6E0B-0B35-4C2B-9A64-0C5B6B0B64A1}
AppName=Jangkau
AppVersion={#Version}
AppPublisher=Dinas Sosial Provinsi Kalimantan Timur
DefaultDirName={autopf}\Jangkau
DefaultGroupName=Jangkau
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\dist
OutputBaseFilename=jangkau-{#Version}-setup
SetupIconFile=jangkau.ico
UninstallDisplayIcon={app}\jangkau.exe
Compression=lzma2/max
SolidCompression=yes
CloseApplications=yes
RestartApplications=no
WizardStyle=modern
ChangesAssociations=yes
UsedUserAreasWarning=no
LicenseFile=..\..\LICENSE

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
en.Unsent=Masih ada isian yang belum terkirim di laptop ini. Kirim dulu (Ctrl+Shift+S) atau bawa dengan USB (Ctrl+Shift+U).%n%nWork on this laptop is not sent yet. The data stays here in any case.%n%nHapus program sekarang? / Remove the program now?

; What an earlier version had and this one has not would be loaded all the same.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

; Newer versions that were laid beside this one; they hold no data.
[UninstallDelete]
Type: filesandordirs; Name: "{localappdata}\Jangkau-program"

[Files]
Source: "..\..\build\bundle\jangkau\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Jangkau"; Filename: "{app}\jangkau.exe"
Name: "{autodesktop}\Jangkau"; Filename: "{app}\jangkau.exe"; Tasks: desktop

[Tasks]
Name: desktop; Description: "Ikon di desktop / Desktop icon"; Flags: unchecked

[Registry]
Root: HKA; Subkey: "Software\Classes\.jgpack"; ValueType: string; ValueData: "Jangkau.Pack"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.jgreceipts"; ValueType: string; ValueData: "Jangkau.Pack"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.jgletter"; ValueType: string; ValueData: "Jangkau.Pack"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Jangkau.Pack"; ValueType: string; ValueData: "Paket Jangkau"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Jangkau.Pack\shell\open\command"; ValueType: string; ValueData: """{app}\jangkau.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Jangkau.Pack\DefaultIcon"; ValueType: string; ValueData: "{app}\jangkau.exe,0"
; Workbooks stay Excel's: Jangkau is only among "Open with".
Root: HKA; Subkey: "Software\Classes\Jangkau.Form"; ValueType: string; ValueData: "Formulir Jangkau"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Jangkau.Form\shell\open\command"; ValueType: string; ValueData: """{app}\jangkau.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.xlsx\OpenWithProgids"; ValueType: string; ValueName: "Jangkau.Form"; ValueData: ""; Flags: uninsdeletevalue

[Run]
Filename: "{app}\jangkau.exe"; Description: "Buka Jangkau / Open Jangkau"; Flags: nowait postinstall skipifsilent

[Code]
// Whoever removes the program for all users removes it from under each of them: everybody's mark counts.
function SomebodyHasUnsentWork(): Boolean;
var
  Users: String;
  Found: TFindRec;
begin
  Result := FileExists(ExpandConstant('{localappdata}\Jangkau\unsent'));
  Users := ExtractFileDir(GetEnv('PUBLIC'));
  if not Result and FindFirst(Users + '\*', Found) then
  try
    repeat
      Result := FileExists(Users + '\' + Found.Name + '\AppData\Local\Jangkau\unsent');
    until Result or not FindNext(Found);
  finally
    FindClose(Found);
  end;
end;

function InitializeUninstall(): Boolean;
begin
  Result := True;
  if (GetEnv('JANGKAU_REMOVE') <> 'anyway') and SomebodyHasUnsentWork() then
    if UninstallSilent then
      Result := False
    else
      Result := MsgBox(CustomMessage('Unsent'), mbConfirmation, MB_YESNO or MB_DEFBUTTON2) = IDYES;
end;
