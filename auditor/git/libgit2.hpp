// libgit2's functions, for library_objects.cpp alone. It is loaded when it is first needed: with
// the libraries that it brings for TLS, SSH and Kerberos it takes longer to load than all else a
// push needs (docs/decisions/0007-gate-latency.md).
#pragma once

#include <git2.h>

namespace phiward {

struct Libgit2 {
  decltype(&git_libgit2_init) init;
  decltype(&git_libgit2_opts) opts;
  decltype(&git_libgit2_shutdown) shutdown;
  decltype(&git_error_last) error_last;
  decltype(&git_odb_open) odb_open;
  decltype(&git_odb_free) odb_free;
  decltype(&git_odb_add_disk_alternate) odb_add_disk_alternate;
  decltype(&git_odb_exists_ext) odb_exists_ext;
  decltype(&git_odb_foreach) odb_foreach;
  decltype(&git_odb_hash) odb_hash;
  decltype(&git_odb_read) odb_read;
  decltype(&git_odb_read_header) odb_read_header;
  decltype(&git_odb_object_data) odb_object_data;
  decltype(&git_odb_object_free) odb_object_free;
  decltype(&git_odb_object_size) odb_object_size;
  decltype(&git_odb_object_type) odb_object_type;
};

// Loads it at the first call. Objects are not hashed again while reading (index-pack and
// unpack-objects have; damage still shows in zlib's checksums). From any thread. Throws GitError.
[[nodiscard]] const Libgit2& libgit2();

// Throws GitError with what libgit2 last reported on this thread, "<call>: <text>", if the code
// that `call` gave says that it failed.
void check_git(const char* call, int code);

}  // namespace phiward
