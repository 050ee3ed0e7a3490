phiward_test(NAME unpack_tests LABELS unit
  SOURCES
    unpack/archive_test.cpp
    unpack/dicom_test.cpp
    unpack/image_test.cpp
    unpack/office_test.cpp
    unpack/pdf_test.cpp
    unpack/plain_zip_test.cpp
    unpack/sqlite_file_test.cpp
  LIBRARIES phiward_unpack PkgConfig::LIBARCHIVE SQLite::SQLite3 ZLIB::ZLIB)
