#include "auditor/git/git_library.hpp"

#include "auditor/git/git_handle.hpp"

// libgit2 reads all certificates of the machine when it starts, which takes longer than a push
// may, and phiward never opens a connection. Its TLS library is given this in place of its own
// function; were there ever a connection, it would trust nobody.
extern "C" int mbedtls_x509_crt_parse_file(void* /*chain*/, const char* /*path*/) { return 0; }

namespace phiward {

GitLibrary::GitLibrary() {
  check_git("git_libgit2_init", git_libgit2_init());
  for (const int level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL,
                          GIT_CONFIG_LEVEL_PROGRAMDATA}) {
    check_git("GIT_OPT_SET_SEARCH_PATH", git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, ""));
  }
  check_git("GIT_OPT_SET_OWNER_VALIDATION", git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0));
  check_git("GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION",
            git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0));
  // Harmless extensions; objectformat and refstorage stay refused (libgit2 1.5 would read
  // such repositories as empty).
  const char* harmless[] = {"preciousobjects", "worktreeconfig", "partialclone"};
  check_git("GIT_OPT_SET_EXTENSIONS", git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, harmless, 3));
}

GitLibrary::~GitLibrary() { git_libgit2_shutdown(); }

}  // namespace phiward
