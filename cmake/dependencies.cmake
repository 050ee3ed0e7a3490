# Everything comes from Debian 12 (scripts/packages.txt).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLite3 3.38 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CLI11 REQUIRED)
find_package(DCMTK CONFIG REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tsl-robin-map REQUIRED)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(LIBGIT2 REQUIRED IMPORTED_TARGET libgit2)
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)

# What the hot paths call is linked into the program: no table of addresses on the way there, and
# a push does not wait for the loader (docs/decisions/0007).
set(shared_suffixes ${CMAKE_FIND_LIBRARY_SUFFIXES})
set(CMAKE_FIND_LIBRARY_SUFFIXES .a ${shared_suffixes})
pkg_check_modules(JEMALLOC REQUIRED IMPORTED_TARGET jemalloc)
pkg_check_modules(LIBDEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)  # its package file has the shared library
add_library(tomlplusplus INTERFACE)
target_include_directories(tomlplusplus SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE_DIR})
find_library(HIGHWAYHASH_LIBRARY highwayhash REQUIRED)  # brings no package file
add_library(HighwayHash::HighwayHash UNKNOWN IMPORTED)
set_target_properties(HighwayHash::HighwayHash PROPERTIES
  IMPORTED_LOCATION ${HIGHWAYHASH_LIBRARY})
set(CMAKE_FIND_LIBRARY_SUFFIXES ${shared_suffixes})

if(PHIWARD_BUILD_TESTS)
  find_package(Boost REQUIRED COMPONENTS unit_test_framework)
endif()
