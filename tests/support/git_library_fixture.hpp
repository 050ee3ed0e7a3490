// libgit2 for the whole test program.
#pragma once

#include "auditor/git/git_library.hpp"

namespace phiward::test {

struct GitLibraryFixture {
  GitLibrary library;
};

}  // namespace phiward::test
