phiward_test(
  NAME content_tests
  LABELS unit
  SOURCES
    content/code_points_test.cpp
    content/container_kind_test.cpp
    content/decode_test.cpp
    content/encoding_probe_test.cpp
    content/image_probe_test.cpp
    content/unpack_frames_test.cpp
    content/unpacker_test.cpp
  LIBRARIES phiward_content PkgConfig::LIBARCHIVE)
add_dependencies(content_tests phiward-unpack)
