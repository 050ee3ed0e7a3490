#include "auditor/git/loose_object.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/buffer.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

constexpr std::size_t kLongestHeader = 32;  // bytes; "commit " and twenty digits are 27

GitError damaged() { return GitError("damaged loose object"); }

std::uint64_t parse_size(std::string_view digits) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), size);
  if (error != std::errc{} || end != digits.end()) throw damaged();
  return size;
}

}  // namespace

std::filesystem::path loose_object_path(const std::filesystem::path& objects, const ObjectId& id) {
  const std::string hex = id.hex();
  return objects / hex.substr(0, 2) / hex.substr(2);
}

std::vector<ObjectId> loose_object_ids(const std::filesystem::path& objects) {
  namespace fs = std::filesystem;
  constexpr std::size_t kFanOutDigits = 2;
  std::vector<ObjectId> ids;
  std::error_code error;
  for (fs::directory_iterator part(objects, error), end; !error && part != end;
       part.increment(error)) {
    const std::string beginning = part->path().filename().string();
    if (beginning.size() != kFanOutDigits) continue;
    for (fs::directory_iterator file(part->path(), error); !error && file != end;
         file.increment(error)) {
      const auto id = ObjectId::parse(beginning + file->path().filename().string());
      if (id && !id->is_sha256()) ids.push_back(*id);
    }
    // git removes a directory whose objects are packed.
    if (error == std::errc::no_such_file_or_directory) error.clear();
    if (error) break;
  }
  if (error) {
    throw GitError("cannot list " + printable(objects.string()) + ": " + error.message());
  }
  return ids;
}

std::optional<MappedFile> open_loose_object(const std::filesystem::path& objects,
                                            const ObjectId& id) {
  const std::filesystem::path path = loose_object_path(objects, id);
  std::error_code error;
  return std::filesystem::exists(path, error) ? std::optional<MappedFile>(path) : std::nullopt;
}

LooseObject::LooseObject(std::string_view file) : file_(file) {
  std::array<char, kLongestHeader> bytes{};
  const auto filled = inflate_beginning(file_, bytes);
  if (!filled) throw damaged();
  const std::string_view text(bytes.data(), *filled);
  const std::size_t space = text.find(' ');
  const std::size_t end = text.find('\0');
  if (end == std::string_view::npos || space > end) throw damaged();
  const auto type = object_type_named(text.substr(0, space));
  if (!type) throw damaged();
  header_ = {*type, parse_size(text.substr(space + 1, end - space - 1))};
  content_ = end + 1;
}

Object LooseObject::read(Inflater& inflater) const {
  if (header_.size > most_inflated(file_.size())) throw damaged();
  auto buffer = std::make_shared<Buffer>(content_ + header_.size);
  if (!inflater.inflate(file_, buffer->span())) throw damaged();
  return Object(header_.type, buffer->view().substr(content_), buffer);
}

}  // namespace phiward
