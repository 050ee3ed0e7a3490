#include "auditor/formats/sections/section_reader.hpp"

#include "auditor/formats/key_value/health_talk.hpp"
#include "auditor/formats/reader.hpp"
#include "auditor/formats/sections/section_walk.hpp"

namespace phiward {
namespace {

// What readers of sections know of a path.
std::string_view suffix_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(dot);
}

std::string context_of(const Document& section, std::span<const Reader* const> readers) {
  std::string context(section.path);
  context += section.of_health ? '+' : '-';
  for (const Reader* reader : readers) context.append(reader->name) += ' ';
  return std::to_string(context.size()) + ' ' + context;  // where it ends is told by its size
}

bool begins_with_health(std::string_view text, const SectionVersions* versions) {
  const auto same_head = [](const KeptLines& first) {
    return first.before == 0 && first.lines.begin == 0 &&
           first.lines.end >= key_value::HealthTalk::kHead;
  };
  const bool known = versions != nullptr && versions->before != nullptr &&
                     !versions->before->entries.empty() && !versions->kept.empty();
  if (known && same_head(versions->kept.front())) return versions->before->of_health;
  return key_value::HealthTalk(text).near(0);
}

// From offsets in the section as it was read, behind its outline, to offsets in the document.
class Places {
 public:
  Places(const Section& section, std::size_t outline_bytes)
      : section_(section), outline_bytes_(outline_bytes) {}

  [[nodiscard]] std::size_t in_document(std::size_t at) const {
    if (at >= outline_bytes_) return section_.lines.begin + (at - outline_bytes_);
    for (const Span line : section_.outline) {
      if (at <= line.size()) return line.begin + at;
      at -= line.size() + 1;
    }
    return section_.lines.begin;
  }

 private:
  const Section& section_;
  std::size_t outline_bytes_;
};

void add(const SectionFields& found, const Places& places, std::string_view text, Fields& fields) {
  const std::uint32_t before = fields.new_records(found.records);
  for (Field field : found.fields) {
    field.begin = places.in_document(field.begin);
    field.end = places.in_document(field.end);
    field.value = text.substr(field.begin, field.end - field.begin);
    const bool named = field.key_begin < field.key_end;
    field.key_begin = named ? places.in_document(field.key_begin) : 0;
    field.key_end = named ? places.in_document(field.key_end) : 0;
    field.record += before;
    fields.add(std::move(field));
  }
  if (found.cut_off) fields.cut_off_here();
}

}  // namespace

void SectionReader::read(const Document& document, std::span<const Reader* const> readers,
                         std::span<const Span> within, SectionVersions* versions, Fields& fields) {
  Document part;
  part.path = suffix_of(document.path);
  part.of_health = begins_with_health(document.text, versions);
  if (versions != nullptr) versions->now.of_health = part.of_health;
  const std::string context = context_of(part, readers);
  SectionWalk sections(document.text, within, context, versions);
  Section section;
  while (sections.next(section)) {
    part.text = assemble(context, document.text, section);
    const std::size_t outline = part.text.size() - section.lines.size();
    const SectionFields& found = found_in(readers, part, outline);
    if (found.empty()) {
      sections.holds_nothing();
      continue;
    }
    add(found, Places(section, outline), document.text, fields);
  }
}

void SectionReader::read_parts(const Document& document, const Reader* reader, Fields& fields) {
  Document part;
  const std::string context = context_of(part, {&reader, 1});
  Section section;
  for (const Span lines : reader->parts(document.text)) {
    section.lines = lines;
    part.text = assemble(context, document.text, section);
    add(found_in({&reader, 1}, part, 0), Places(section, 0), document.text, fields);
  }
}

const SectionFields& SectionReader::found_in(std::span<const Reader* const> readers,
                                             const Document& section, std::size_t outline) {
  const SectionMemory::Key key = memory_.key_of(assembled_);
  if (const SectionFields* known = memory_.find(key); known != nullptr) return *known;
  SectionFields fresh = find_in_section(readers, section);
  std::erase_if(fresh.fields, [outline](const Field& field) { return field.begin < outline; });
  return memory_.keep(key, std::move(fresh));
}

std::string_view SectionReader::assemble(std::string_view context, std::string_view text,
                                         const Section& section) {
  assembled_ = context;
  for (const Span line : section.outline) {
    assembled_.append(text.substr(line.begin, line.size())) += '\n';
  }
  assembled_.append(text.substr(section.lines.begin, section.lines.size()));
  return std::string_view(assembled_).substr(context.size());
}

SectionFields SectionReader::find_in_section(std::span<const Reader* const> readers,
                                             const Document& section) const {
  Fields fields;
  for (const Reader* reader : readers) reader->read(section, keys_, fields);
  SectionFields found{fields.all(), fields.records(), fields.cut_off()};
  for (Field& field : found.fields) field.value = {};
  return found;
}

}  // namespace phiward
