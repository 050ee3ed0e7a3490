#include "auditor/unpack/xml_events.hpp"

#include <exception>
#include <expat.h>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace phiward {
namespace {

constexpr std::size_t kPiece = 1 << 20;  // bytes handed over at a time

std::string_view local(std::string_view name) { return name.substr(name.rfind(':') + 1); }

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser>;

// What expat calls. An exception must not pass through its C code: it is kept, and thrown
// once the parser has stopped.
struct Calls {
  const XmlEvents& events;
  XML_Parser parser;
  std::exception_ptr failure = nullptr;

  template <class Event>
  void guarded(const Event& event) {
    if (failure) return;
    try {
      event();
    } catch (...) {
      failure = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }

  static void start(void* self, const char* name, const char** attributes) {
    auto& calls = *static_cast<Calls*>(self);
    calls.guarded([&] { calls.events.start(local(name), XmlAttributes(attributes)); });
  }
  static void end(void* self, const char* name) {
    auto& calls = *static_cast<Calls*>(self);
    calls.guarded([&] { calls.events.end(local(name)); });
  }
  static void text(void* self, const char* text, int size) {
    auto& calls = *static_cast<Calls*>(self);
    calls.guarded([&] { calls.events.text({text, static_cast<std::size_t>(size)}); });
  }
  static void doctype(void* self, const char*, const char*, const char*, int) {
    XML_StopParser(static_cast<Calls*>(self)->parser, XML_FALSE);
  }
};

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (local(pair[0]) == name) return pair[1];
  }
  return {};
}

bool read_xml(std::string_view xml, const XmlEvents& events) {
  const Parser parser(XML_ParserCreate(nullptr));
  if (parser == nullptr) throw std::bad_alloc();
  Calls calls{events, parser.get()};
  XML_SetUserData(parser.get(), &calls);
  XML_SetElementHandler(parser.get(), Calls::start, Calls::end);
  XML_SetCharacterDataHandler(parser.get(), Calls::text);
  XML_SetStartDoctypeDeclHandler(parser.get(), Calls::doctype);
  XML_Status status = XML_STATUS_OK;
  do {
    const std::string_view piece = xml.substr(0, kPiece);
    xml.remove_prefix(piece.size());
    status = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), xml.empty());
  } while (status == XML_STATUS_OK && !xml.empty());
  if (calls.failure) std::rethrow_exception(calls.failure);
  return status == XML_STATUS_OK;
}

}  // namespace phiward
