phiward_test(NAME unpack_tests LABELS unit
  SOURCES
    unpack/archive_test.cpp
  LIBRARIES phiward_unpack PkgConfig::LIBARCHIVE)
