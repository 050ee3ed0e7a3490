#include "auditor/unpack/plain_zip.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <libdeflate.h>
#include <new>
#include <utility>

namespace phiward {
namespace {

using Member = PlainZip::Member;

constexpr std::string_view kLocal("PK\3\4", 4);
constexpr std::string_view kDescriptor("PK\7\10", 4);
constexpr std::string_view kCentral("PK\1\2", 4);
constexpr std::string_view kEnd("PK\5\6", 4);
constexpr std::size_t kEndBytes = 22;          // without a comment
constexpr std::uint32_t kKnownFlags = 0x080E;  // how it was deflated, a descriptor behind, UTF-8
constexpr std::uint32_t kHasDescriptor = 0x0008;
constexpr std::uint32_t kStored = 0;
constexpr std::uint32_t kDeflated = 8;
constexpr std::uint32_t kElsewhere = 0xFFFF'FFFF;  // the number stands in a zip64 field

// Takes little-endian numbers and bytes off the front; what is not there is noted.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}

  std::string_view bytes(std::size_t size) {
    whole_ = whole_ && size <= rest_.size();
    if (!whole_) return {};
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::uint32_t number(std::size_t size) {
    std::uint32_t value = 0;
    unsigned shift = 0;
    for (const char c : bytes(size)) {
      value |= std::uint32_t{static_cast<unsigned char>(c)} << shift;
      shift += 8;
    }
    return value;
  }
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

// Only times and owners, and the mark of a Java archive: none changes what is read.
bool is_harmless(std::string_view extra) {
  static constexpr auto kKnown =
      std::to_array<std::uint32_t>({0x000A, 0x5455, 0x5855, 0x7855, 0x7875, 0xCAFE});
  Fields fields(extra);
  while (fields.whole() && !fields.at_end()) {
    const std::uint32_t id = fields.number(2);
    fields.bytes(fields.number(2));
    if (std::ranges::find(kKnown, id) == kKnown.end()) return false;
  }
  return fields.whole();
}

// What both headers of a member tell.
struct Header {
  std::uint32_t flags, method, time, crc, packed_size, size;

  static Header take(Fields& from) {
    Header header{};
    header.flags = from.number(2);
    header.method = from.number(2);
    header.time = from.number(4);
    header.crc = from.number(4);
    header.packed_size = from.number(4);
    header.size = from.number(4);
    return header;
  }
  [[nodiscard]] bool usual() const {
    const bool sized = method == kDeflated || packed_size == size;
    return (flags & ~kKnownFlags) == 0 && (method == kStored || method == kDeflated) && sized &&
           packed_size != kElsewhere && size != kElsewhere;
  }
};

struct Row {
  Header header{};
  std::string_view name;
  std::size_t offset = 0;  // of the local header
};

// Files and directories, told alike by name and attributes; no links, no devices.
bool is_file_or_directory(std::uint32_t made_by, std::uint32_t attributes, const Row& row) {
  constexpr std::uint32_t kDos = 0;
  constexpr std::uint32_t kUnix = 3;
  constexpr std::uint32_t kDosDirectory = 0x10;
  constexpr std::uint32_t kUnixType = 0170000;
  constexpr std::uint32_t kUnixFile = 0100000;
  constexpr std::uint32_t kUnixDirectory = 0040000;
  const bool directory = row.name.ends_with('/');
  if (directory && row.header.size != 0) return false;
  const std::uint32_t system = made_by >> 8U;
  const std::uint32_t type = attributes >> 16U & kUnixType;
  if (system == kDos && (attributes & kDosDirectory) != 0) return directory;
  return system != kUnix || type == 0 || type == (directory ? kUnixDirectory : kUnixFile);
}

// What libarchive may convert is left to it.
bool is_plain(std::string_view name) {
  return !name.empty() &&
         std::ranges::all_of(name, [](char c) { return c >= ' ' && c <= '~' && c != '\\'; });
}

std::optional<Row> take_row(Fields& from) {
  if (from.bytes(kCentral.size()) != kCentral) return std::nullopt;
  const std::uint32_t made_by = from.number(2);
  from.number(2);  // version needed
  Row row;
  row.header = Header::take(from);
  const std::uint32_t name_size = from.number(2);
  const std::uint32_t extra_size = from.number(2);
  const std::uint32_t comment_size = from.number(2);
  const std::uint32_t disk = from.number(2);
  from.number(2);  // internal attributes
  const std::uint32_t attributes = from.number(4);
  row.offset = from.number(4);
  row.name = from.bytes(name_size);
  const std::string_view extra = from.bytes(extra_size);
  const bool usual = from.whole() && row.header.usual() && comment_size == 0 && disk == 0 &&
                     row.offset != kElsewhere && is_plain(row.name) && is_harmless(extra) &&
                     is_file_or_directory(made_by, attributes, row);
  return usual ? std::optional(row) : std::nullopt;
}

// Bytes behind a member's that repeat its sizes; empty if they do not.
std::optional<std::size_t> descriptor_size(std::string_view behind, const Header& header) {
  const std::size_t mark = behind.starts_with(kDescriptor) ? kDescriptor.size() : 0;
  Fields fields(behind.substr(mark));
  const bool same = fields.number(4) == header.crc && fields.number(4) == header.packed_size &&
                    fields.number(4) == header.size && fields.whole();
  return same ? std::optional(mark + 12) : std::nullopt;
}

// The member that begins with the front of `from`, which it is taken off.
std::optional<Member> take_member(std::string_view& from, const Row& row) {
  Fields fields(from);
  if (fields.bytes(kLocal.size()) != kLocal) return std::nullopt;
  fields.number(2);  // version needed
  const Header local = Header::take(fields);
  const std::uint32_t name_size = fields.number(2);
  const std::uint32_t extra_size = fields.number(2);
  const std::string_view name = fields.bytes(name_size);
  const std::string_view extra = fields.bytes(extra_size);
  const Header& told = row.header;
  const std::string_view packed = fields.bytes(told.packed_size);
  const bool later = (local.flags & kHasDescriptor) != 0;
  const auto same = [later](std::uint32_t here, std::uint32_t there) {
    return here == there || (later && here == 0);
  };
  if (!fields.whole() || !same(local.crc, told.crc) || !same(local.size, told.size) ||
      !same(local.packed_size, told.packed_size) || local.flags != told.flags ||
      local.method != told.method || name != row.name || !is_harmless(extra)) {
    return std::nullopt;
  }
  from = fields.rest();
  if (later) {
    const auto size = descriptor_size(from, told);
    if (!size) return std::nullopt;
    from.remove_prefix(*size);
  }
  return Member{name, packed, told.size, told.crc, told.method == kDeflated};
}

struct Directory {
  std::vector<Row> rows;
  std::string_view before;  // what it is the directory of
};

std::optional<Directory> directory_of(std::string_view file) {
  if (file.size() < kEndBytes) return std::nullopt;
  const std::size_t end = file.size() - kEndBytes;
  Fields fields(file.substr(end));
  if (fields.bytes(kEnd.size()) != kEnd || fields.number(4) != 0) return std::nullopt;  // disks
  const std::uint32_t here = fields.number(2);
  const std::uint32_t count = fields.number(2);
  const std::uint64_t size = fields.number(4);
  const std::uint64_t begin = fields.number(4);
  if (here != count || fields.number(2) != 0 || begin + size != end) return std::nullopt;
  Fields rows(file.substr(begin, size));
  Directory directory{{}, file.substr(0, begin)};
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto row = take_row(rows);
    if (!row) return std::nullopt;
    directory.rows.push_back(*row);
  }
  if (!rows.at_end()) return std::nullopt;
  return directory;
}

bool fits(const std::vector<Member>& members, const UnpackLimits& limits) {
  std::uint64_t bytes = 0;
  for (const Member& member : members) {
    if (member.size > limits.part_bytes) return false;
    bytes += member.size;
  }
  return bytes <= limits.bytes && members.size() <= limits.parts;
}

}  // namespace

void PlainZip::Free::operator()(libdeflate_decompressor* handle) const noexcept {
  libdeflate_free_decompressor(handle);
}

PlainZip::PlainZip(std::vector<Member> members)
    : members_(std::move(members)), inflater_(libdeflate_alloc_decompressor()) {
  if (!inflater_) throw std::bad_alloc();
}

std::optional<PlainZip> PlainZip::open(std::string_view bytes, const UnpackLimits& limits) {
  auto directory = directory_of(bytes);
  if (!directory) return std::nullopt;
  std::ranges::sort(directory->rows, {}, &Row::offset);
  std::vector<Member> members;
  std::string_view rest = directory->before;
  for (const Row& row : directory->rows) {
    if (row.offset != directory->before.size() - rest.size()) return std::nullopt;
    const auto member = take_member(rest, row);
    if (!member) return std::nullopt;
    members.push_back(*member);
  }
  if (!rest.empty() || !fits(members, limits)) return std::nullopt;
  return PlainZip(std::move(members));
}

bool PlainZip::read(const Member& member, std::string& content) const {
  if (!member.deflated) {
    content = member.packed;
  } else {
    content.resize(member.size);
    std::size_t used = 0;
    const libdeflate_result result = libdeflate_deflate_decompress_ex(
        inflater_.get(), member.packed.data(), member.packed.size(), content.data(), content.size(),
        &used, nullptr);
    if (result != LIBDEFLATE_SUCCESS || used != member.packed.size()) return false;
  }
  return libdeflate_crc32(0, content.data(), content.size()) == member.crc;
}

}  // namespace phiward
