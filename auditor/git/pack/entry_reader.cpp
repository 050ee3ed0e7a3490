#include "auditor/git/pack/entry_reader.hpp"

#include "auditor/git/pack/delta.hpp"

namespace phiward {

std::string_view EntryReader::open(std::uint32_t node, Entry& entry) const {
  const DeltaForest::Node& here = forest_.nodes()[node];
  const auto header = pack_.entry(here.begin);
  if (!header || header->data > here.end) return "its entry in the pack is damaged";
  const auto crc = index_.crc(here.row);
  if (crc && *crc != crc32_of(pack_.bytes(here.begin, here.end))) {
    return "its entry in the pack is damaged";
  }
  if (header->size > max_object_bytes_) return "it is too large";
  entry = {*header, pack_.bytes(header->data, here.end)};
  return {};
}

std::string_view EntryReader::inflate(const Entry& entry, Buffer& bytes) {
  bytes = Buffer(entry.header.size);
  return inflater_.inflate(entry.stream, bytes.span()) ? "" : "its packed bytes are damaged";
}

std::string_view EntryReader::apply(const Entry& entry, std::string_view base, Buffer& bytes) {
  delta_ = Buffer(entry.header.size);
  if (!inflater_.inflate(entry.stream, delta_.span())) return "its packed bytes are damaged";
  const auto delta = Delta::parse(delta_.view());
  if (!delta) return "its delta is damaged";
  if (delta->result_size() > max_object_bytes_) return "it is too large";
  bytes = Buffer(delta->result_size());
  return apply_delta(*delta, base, bytes.span()) ? "" : "its delta is damaged";
}

}  // namespace phiward
