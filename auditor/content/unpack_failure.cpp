#include "auditor/content/unpack_failure.hpp"

#include <string_view>

#include "auditor/content/unpack_limits.hpp"

namespace phiward {
namespace {

std::string predicate(UnpackFailure failure) {
  switch (failure) {
    case UnpackFailure::damaged:
      return "could not be read to its end";
    case UnpackFailure::encrypted:
      return "is encrypted";
    case UnpackFailure::unsupported:
      return "has a form that cannot be read";
    case UnpackFailure::too_large:
      return "unpacks to more than " + std::to_string(UnpackLimits{}.bytes >> 20) + " MiB, or a " +
             "member of it to more than " + std::to_string(UnpackLimits{}.part_bytes >> 20);
    case UnpackFailure::too_many:
      return "has more than " + std::to_string(UnpackLimits{}.parts) + " members";
    case UnpackFailure::too_deep:
      return "stands in too many others";
    case UnpackFailure::out_of_time:
      return "could not be unpacked in time";
    case UnpackFailure::crashed:
      return "made the unpacking program fail";
    case UnpackFailure::no_program:
      return "cannot be unpacked: the program phiward-unpack does not start";
  }
  return "could not be unpacked";
}

}  // namespace

std::string reason_for(UnpackFailure failure, ContainerKind kind) {
  return "the " + std::string(words_for(kind)) + ' ' + predicate(failure);
}

}  // namespace phiward
