#include "auditor/engine/lasting_reason.hpp"

#include <algorithm>

namespace phiward {
namespace {

// What such reasons hold; those of containers are in content/unpack_failure.cpp.
constexpr std::string_view kLasting[] = {
    "missing from this repository",
    "larger than ",
    "a Git LFS pointer",
    "the ref cannot be read",
    "more values than are read of one file",
    "could not be read to its end",
    "is encrypted",
    "has a form that cannot be read",
    "unpacks to more than ",
    "has more than ",
    "stands in too many others",
};

}  // namespace

bool is_lasting(std::string_view reason) {
  return std::ranges::any_of(
      kLasting, [&](std::string_view part) { return reason.find(part) != reason.npos; });
}

}  // namespace phiward
