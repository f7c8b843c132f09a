"""Files as columns of cells, and back: CSV and Parquet. Bytes in, bytes out; nothing here touches a file."""
