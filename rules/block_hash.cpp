#include "rules/block_hash.hpp"

#include <algorithm>
#include <highwayhash/highwayhash_target.h>
#include <highwayhash/instruction_sets.h>
#include <random>

namespace phiward {

BlockHasher::BlockHasher() {
  std::random_device device;
  std::ranges::generate(key_, [&] { return std::uint64_t{device()} << 32U | device(); });
}

BlockHash BlockHasher::operator()(std::string_view bytes) const {
  using namespace highwayhash;
  const HHKey key{key_[0], key_[1], key_[2], key_[3]};
  HHResult128 result{};
  InstructionSets::Run<HighwayHash>(key, bytes.data(), bytes.size(), &result);
  return {result[0], result[1]};
}

}  // namespace phiward
