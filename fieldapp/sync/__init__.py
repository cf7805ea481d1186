"""The wire: protocol, HTTP, uploader, downloader."""
