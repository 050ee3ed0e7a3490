#include "auditor/content/unpack_frames.hpp"

#include <algorithm>

namespace phiward {
namespace {

constexpr std::uint64_t kMark = 0x314B434150574850;  // "PHWPACK1"
constexpr std::size_t kNumber = 8;

// A frame of an answer: a letter, two numbers.
constexpr std::size_t kFrameHeader = 1 + 2 * kNumber;
constexpr char kPart = 'p';    // bytes of the name, bytes of the content; both follow
constexpr char kDone = 'd';    // 0, 0
constexpr char kFailed = 'f';  // the failure, 0

void append(std::string& out, std::uint64_t number) {
  for (std::size_t i = 0; i < kNumber; ++i) out += static_cast<char>(number >> (8 * i) & 0xFF);
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = kNumber; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

std::string frame(char letter, std::uint64_t first, std::uint64_t second) {
  std::string header(1, letter);
  append(header, first);
  append(header, second);
  return header;
}

// Moves up to `left` bytes from the front of `from` to the end of `to`.
void move_bytes(std::string_view& from, std::string& to, std::size_t& left) {
  const std::size_t size = std::min(from.size(), left);
  to.append(from.substr(0, size));
  from.remove_prefix(size);
  left -= size;
}

}  // namespace

std::string header_of(const UnpackRequest& request) {
  std::string header;
  append(header, kMark);
  append(header, static_cast<std::uint64_t>(request.kind) | request.limits.parts << 8);
  append(header, request.limits.bytes);
  append(header, request.limits.part_bytes);
  append(header, request.size);
  return header;
}

UnpackRequest parse_request(std::string_view header) {
  if (number_at(header, 0) != kMark) throw FrameError("this is no request to unpack");
  UnpackRequest request;
  const std::uint64_t kind_and_parts = number_at(header, kNumber);
  request.kind = static_cast<ContainerKind>(kind_and_parts & 0xFF);
  request.limits.parts = kind_and_parts >> 8;
  request.limits.bytes = number_at(header, 2 * kNumber);
  request.limits.part_bytes = number_at(header, 3 * kNumber);
  request.size = number_at(header, 4 * kNumber);
  return request;
}

std::string part_header(std::string_view name, std::string_view bytes) {
  return frame(kPart, name.size(), bytes.size());
}

std::string end_frame(std::optional<UnpackFailure> failure) {
  return failure ? frame(kFailed, static_cast<std::uint64_t>(*failure), 0) : frame(kDone, 0, 0);
}

void AnswerParser::take(std::string_view bytes) {
  while (!bytes.empty()) {
    if (ended_) throw FrameError("the answer goes on after its end");
    if (!in_part_) {
      std::size_t missing = kFrameHeader - header_.size();
      move_bytes(bytes, header_, missing);
      if (missing > 0) return;
      begin_frame();
    }
    move_bytes(bytes, part_.name, name_left_);
    move_bytes(bytes, part_.bytes, bytes_left_);
    if (in_part_ && name_left_ + bytes_left_ == 0) end_part();
  }
}

void AnswerParser::begin_frame() {
  const std::uint64_t first = number_at(header_, 1);
  const std::uint64_t second = number_at(header_, 1 + kNumber);
  if (header_[0] == kPart) {
    const bool fits = first <= kLongestPartName && second <= limits_.part_bytes &&
                      second <= limits_.bytes && limits_.parts > 0;
    if (!fits) throw FrameError("a part is larger than allowed");
    limits_.bytes -= second;
    --limits_.parts;
    name_left_ = first;
    bytes_left_ = second;
    part_.bytes.reserve(second);
    in_part_ = true;
  } else if (header_[0] == kDone || header_[0] == kFailed) {
    ended_ = true;
    if (header_[0] == kFailed) {
      const auto most = static_cast<std::uint64_t>(UnpackFailure::no_program);
      failure_ = static_cast<UnpackFailure>(std::min(first, most));
    }
  } else {
    throw FrameError("the answer has no known form");
  }
  header_.clear();
}

void AnswerParser::end_part() {
  in_part_ = false;
  Part part;
  std::swap(part, part_);
  on_part_(std::move(part));
}

}  // namespace phiward
