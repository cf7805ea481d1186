"""Reports: what the province asks for, previewed as it will be printed, saved as PDF, Excel or CSV."""
