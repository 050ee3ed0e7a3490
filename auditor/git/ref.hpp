// A ref as it is stored.
#pragma once

#include <string>

#include "auditor/git/object_id.hpp"

namespace phiward {

struct Ref {
  std::string name;  // any bytes
  ObjectId target;   // as stored: a commit, tag, tree or blob
};

}  // namespace phiward
