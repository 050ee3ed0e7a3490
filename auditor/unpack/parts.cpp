#include "auditor/unpack/parts.hpp"

namespace phiward {

void Parts::add(std::string_view name, std::string_view bytes) {
  if (limits_.parts == 0) throw UnpackError(UnpackFailure::too_many);
  if (bytes.size() > limits_.part_bytes) return note(UnpackFailure::too_large);
  if (bytes.size() > limits_.bytes) throw UnpackError(UnpackFailure::too_large);
  limits_.bytes -= bytes.size();
  --limits_.parts;
  // The end of a name says more than its beginning.
  if (name.size() > kLongestPartName) name.remove_prefix(name.size() - kLongestPartName);
  sink_(name, bytes);
}

void Parts::note(UnpackFailure failure) {
  if (!noted_) noted_ = failure;
}

}  // namespace phiward
