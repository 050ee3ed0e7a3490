// A sieve as bytes, as the program carries it. For this machine: numbers stand as they do in
// memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace phiward::sieve {

class Packer {
 public:
  void number(std::size_t value) {
    const auto small = static_cast<std::uint32_t>(value);
    append(&small, sizeof small);
  }
  void bytes(std::string_view bytes) {
    number(bytes.size());
    append(bytes.data(), bytes.size());
  }
  void halves(std::span<const std::int16_t> values) {
    number(values.size());
    packed_.resize(packed_.size() + packed_.size() % sizeof(std::int16_t));
    append(values.data(), values.size_bytes());
  }
  [[nodiscard]] std::string take() { return std::move(packed_); }

 private:
  void append(const void* data, std::size_t size) {
    packed_.append(static_cast<const char*>(data), size);
  }
  std::string packed_;
};

// REQUIRES: what a Packer gave, asked for in the same order.
class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : packed_(packed) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    std::memcpy(&value, packed_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  std::string_view bytes() {
    const std::size_t size = number();
    at_ += size;
    return packed_.substr(at_ - size, size);
  }
  // REQUIRES: `packed` is at an even address.
  const std::int16_t* halves() {
    const std::size_t size = number();
    at_ += at_ % sizeof(std::int16_t);
    const void* values = packed_.data() + at_;
    at_ += size * sizeof(std::int16_t);
    return static_cast<const std::int16_t*>(values);
  }

 private:
  std::string_view packed_;
  std::size_t at_ = 0;
};

}  // namespace phiward::sieve
