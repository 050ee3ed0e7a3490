#include "auditor/git/libgit2.hpp"

#include <dlfcn.h>
#include <string>

#include "auditor/git/git_error.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

constexpr const char* kFile =
    "libgit2.so." LIBGIT2_SOVERSION;  // of the headers, so types are right

GitError last_error(const Libgit2& git, const char* call) {
  const git_error* last = git.error_last();
  const char* text = last != nullptr && last->message != nullptr ? last->message : "unknown error";
  return GitError(std::string(call) + ": " + printable(text));
}

class Loaded {
 public:
  Loaded() : library_(::dlopen(kFile, RTLD_NOW | RTLD_LOCAL)) {
    if (library_ == nullptr) {
      throw GitError(std::string("cannot load ") + kFile +
                     ", which phiward needs; install libgit2");
    }
    find_functions();
    set_up();
  }
  ~Loaded() { git_.shutdown(); }  // and stays loaded
  Loaded(const Loaded&) = delete;
  Loaded& operator=(const Loaded&) = delete;

  [[nodiscard]] const Libgit2& functions() const { return git_; }

 private:
  template <class Function>
  void find(const char* name, Function& function) const {
    function = reinterpret_cast<Function>(::dlsym(library_, name));
    if (function == nullptr) throw GitError(std::string(kFile) + " has no " + name);
  }

  void find_functions() {
    find("git_libgit2_init", git_.init);
    find("git_libgit2_opts", git_.opts);
    find("git_libgit2_shutdown", git_.shutdown);
    find("git_error_last", git_.error_last);
    find("git_odb_open", git_.odb_open);
    find("git_odb_free", git_.odb_free);
    find("git_odb_add_disk_alternate", git_.odb_add_disk_alternate);
    find("git_odb_exists_ext", git_.odb_exists_ext);
    find("git_odb_foreach", git_.odb_foreach);
    find("git_odb_hash", git_.odb_hash);
    find("git_odb_read", git_.odb_read);
    find("git_odb_read_header", git_.odb_read_header);
    find("git_odb_object_data", git_.odb_object_data);
    find("git_odb_object_free", git_.odb_object_free);
    find("git_odb_object_size", git_.odb_object_size);
    find("git_odb_object_type", git_.odb_object_type);
  }

  void set_up() const {
    const auto check = [this](const char* call, int code) {
      if (code < 0) throw last_error(git_, call);
    };
    check("git_libgit2_init", git_.init());
    check("GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION",
          git_.opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0));
  }

  void* library_;
  Libgit2 git_{};
};

}  // namespace

const Libgit2& libgit2() {
  static const Loaded loaded;
  return loaded.functions();
}

void check_git(const char* call, int code) {
  if (code < 0) throw last_error(libgit2(), call);
}

}  // namespace phiward
