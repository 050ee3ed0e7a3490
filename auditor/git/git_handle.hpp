// libgit2 handles by RAII, for the .cpp files of auditor/git only. A handle belongs to
// one thread at a time.
#pragma once

#include <git2.h>
#include <memory>
#include <string>

#include "auditor/git/git_error.hpp"
#include "auditor/git/object_id.hpp"
#include "rules/shape.hpp"

namespace phiward {

template <auto Free>
struct GitFree {
  template <class T>
  void operator()(T* handle) const noexcept {
    Free(handle);
  }
};
template <class T, auto Free>
using GitPtr = std::unique_ptr<T, GitFree<Free>>;

using RepositoryPtr = GitPtr<git_repository, git_repository_free>;
using OdbPtr = GitPtr<git_odb, git_odb_free>;
using OdbObjectPtr = GitPtr<git_odb_object, git_odb_object_free>;
using ReferencePtr = GitPtr<git_reference, git_reference_free>;

// The error libgit2 last reported on this thread, as "<call>: <text>".
inline GitError last_git_error(const char* call) {
  const ::git_error* last = git_error_last();
  const char* text = last != nullptr && last->message != nullptr ? last->message : "unknown error";
  return GitError(std::string(call) + ": " + printable(text));
}

inline void check_git(const char* call, int code) {
  if (code < 0) throw last_git_error(call);
}

// Ptr from a libgit2 constructor `function(T** out, args…)`. Throws GitError.
template <class Ptr, class Function, class... Args>
Ptr make_git(const char* call, Function function, Args... args) {
  typename Ptr::pointer raw = nullptr;
  check_git(call, function(&raw, args...));
  return Ptr(raw);
}

inline git_oid to_git(const ObjectId& id) {
  git_oid oid;
  git_oid_fromraw(&oid, id.bytes.data());
  return oid;
}

inline ObjectId from_git(const git_oid& oid) {
  ObjectId id;
  std::memcpy(id.bytes.data(), oid.id, ObjectId::kBytes);
  return id;
}

}  // namespace phiward
