class Cell:
    ctype: int
    value: object

class Sheet:
    name: str
    nrows: int
    def row(self, rowx: int) -> list[Cell]: ...
