// Refs as they are stored.
#pragma once

#include <string>

#include "auditor/git/object_id.hpp"

namespace phiward {

struct Ref {
  std::string name;  // any bytes
  ObjectId target;   // as stored: a commit, tag, tree or blob
};

struct SymbolicRef {
  std::string name;    // any bytes
  std::string target;  // the name of another ref, which need not exist
};

}  // namespace phiward
