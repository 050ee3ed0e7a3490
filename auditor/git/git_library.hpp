// libgit2's start and end. Make one in main, before any thread, and keep it.
#pragma once

namespace phiward {

class GitLibrary {
 public:
  // Sets libgit2 up for reading hostile repositories: no configuration but the repository's
  // own is read; its owner is not compared with ours (phiward never runs anything of it);
  // objects are not hashed again while reading (index-pack and unpack-objects have; damage
  // still shows in zlib's checksums). Throws GitError.
  GitLibrary();
  ~GitLibrary();
  GitLibrary(const GitLibrary&) = delete;
  GitLibrary& operator=(const GitLibrary&) = delete;
};

}  // namespace phiward
