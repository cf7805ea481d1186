from xml.dom.minidom import Element

class Survey:
    def xml(self) -> Element: ...
