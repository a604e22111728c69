//! Lists that come in pages: by link, by number, by offset, by cursor.

use std::collections::BTreeSet;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::error::Error;
use crate::reply::Reply;
use crate::request::{Call, CallFuture, Operation, RequestError};

const DEFAULT_MAX_PAGES: u64 = 10_000;

/// Where a page begins. Keep it to go on later.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PagePlace {
    /// The first page, wherever the server begins.
    First,
    /// A page's number.
    Number(u64),
    /// How many items go before it.
    Offset(u64),
    /// The server's name for the place.
    Cursor(String),
    /// The URL of the page.
    Link(String),
}

type Make<P, E> = Box<dyn Fn(&PagePlace) -> Call<P, E> + Send>;
type Advance<P> = Box<dyn Fn(&Reply<P>, &PagePlace) -> Option<PagePlace> + Send>;

/// The pages of a list, one request at a time; read it with
/// [`Pages::next_page`], as a [`Stream`] of pages, or, through
/// [`Pages::items`], as a stream of items.
///
/// A server that sends the client in a circle is an error, and so are more
/// pages than [`Pages::max_pages`]; a next link to another origin is refused,
/// since the credentials would go along.
pub struct Pages<P, E> {
    make: Make<P, E>,
    advance: Advance<P>,
    place: Option<PagePlace>,
    visited: BTreeSet<PagePlace>,
    under_way: Option<(PagePlace, &'static Operation, CallFuture<P, E>)>,
    left: u64,
    // Told after the page that it follows from.
    problem: Option<(&'static str, &'static Operation)>,
}

impl<P, E> Pages<P, E> {
    fn new(
        make: impl Fn(&PagePlace) -> Call<P, E> + Send + 'static,
        advance: impl Fn(&Reply<P>, &PagePlace) -> Option<PagePlace> + Send + 'static,
    ) -> Self {
        Self {
            make: Box::new(make),
            advance: Box::new(advance),
            place: Some(PagePlace::First),
            visited: BTreeSet::new(),
            under_way: None,
            left: DEFAULT_MAX_PAGES,
            problem: None,
        }
    }

    /// Pages that name the URL of the next one, absolute or relative, as
    /// Django REST framework's `next`.
    pub fn by_link(
        make: impl Fn() -> Call<P, E> + Send + 'static,
        next: impl Fn(&P) -> Option<String> + Send + 'static,
    ) -> Self {
        Self::by_link_of(make, move |reply| next(reply))
    }

    /// Pages whose `Link` header names the URL of the next one (RFC 8288).
    pub fn by_link_header(make: impl Fn() -> Call<P, E> + Send + 'static) -> Self {
        Self::by_link_of(make, |reply| super::link::next_link(reply.headers()))
    }

    fn by_link_of(
        make: impl Fn() -> Call<P, E> + Send + 'static,
        next: impl Fn(&Reply<P>) -> Option<String> + Send + 'static,
    ) -> Self {
        let make = move |place: &PagePlace| match place {
            PagePlace::Link(url) => make().at_url(url),
            _ => make(),
        };
        Self::new(make, move |reply, _| next(reply).filter(|url| !url.is_empty()).map(PagePlace::Link))
    }

    /// Pages that name a cursor for the next one.
    pub fn by_cursor(
        make: impl Fn(Option<&str>) -> Call<P, E> + Send + 'static,
        next: impl Fn(&P) -> Option<String> + Send + 'static,
    ) -> Self {
        let make = move |place: &PagePlace| match place {
            PagePlace::Cursor(cursor) => make(Some(cursor)),
            _ => make(None),
        };
        Self::new(make, move |reply, _| next(reply).filter(|cursor| !cursor.is_empty()).map(PagePlace::Cursor))
    }

    /// Pages with numbers from `first` on; `more` tells from a page whether
    /// another one follows.
    pub fn by_number(
        first: u64,
        make: impl Fn(u64) -> Call<P, E> + Send + 'static,
        more: impl Fn(&P) -> bool + Send + 'static,
    ) -> Self {
        let number = move |place: &PagePlace| match place {
            PagePlace::Number(number) => *number,
            _ => first,
        };
        Self::new(
            move |place| make(number(place)),
            move |reply, place| more(reply).then(|| PagePlace::Number(number(place).saturating_add(1))),
        )
    }

    /// Pages that begin after so many items; `count` tells how many a page
    /// has. The last one is the first without items.
    pub fn by_offset(
        make: impl Fn(u64) -> Call<P, E> + Send + 'static,
        count: impl Fn(&P) -> usize + Send + 'static,
    ) -> Self {
        let offset = |place: &PagePlace| match place {
            PagePlace::Offset(offset) => *offset,
            _ => 0,
        };
        Self::new(
            move |place| make(offset(place)),
            move |reply, place| match count(reply) {
                0 => None,
                items => Some(PagePlace::Offset(offset(place).saturating_add(items as u64))),
            },
        )
    }

    /// Begins at a place that was kept.
    pub fn starting_at(mut self, place: PagePlace) -> Self {
        self.place = Some(place);
        self
    }

    /// Sets how many pages there may be (default: 10,000).
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.left = pages;
        self
    }

    /// Where the next page begins; `None` after the last. After an error it
    /// is the place of the page that failed, which is fetched again.
    pub fn place(&self) -> Option<&PagePlace> {
        match &self.under_way {
            Some((place, ..)) => Some(place),
            None => self.place.as_ref(),
        }
    }

    /// The next page, or `None` after the last.
    ///
    /// # Errors
    /// When the call fails. Asking again repeats it.
    pub async fn next_page(&mut self) -> Option<Result<Reply<P>, Error<E>>> {
        std::future::poll_fn(|context| self.poll_page(context)).await
    }

    /// The items of all pages.
    pub fn items<I>(self, items: impl Fn(P) -> Vec<I> + Send + 'static) -> PageItems<P, I, E> {
        PageItems { pages: self, items: Box::new(items), ready: Vec::new().into_iter() }
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Reply<P>, Error<E>>>> {
        if let Some((why, operation)) = self.problem.take() {
            return Poll::Ready(Some(Err(Error::unsent(RequestError::Paging { why }, operation))));
        }
        let (place, operation, mut call) = match self.under_way.take() {
            Some(under_way) => under_way,
            None => match self.place.take() {
                None => return Poll::Ready(None),
                Some(place) => {
                    let call = (self.make)(&place);
                    (place, call.operation(), call.send())
                }
            },
        };
        let Poll::Ready(outcome) = Pin::new(&mut call).poll(context) else {
            self.under_way = Some((place, operation, call));
            return Poll::Pending;
        };
        let reply = match outcome {
            Ok(reply) => reply,
            Err(error) => {
                self.place = Some(place);
                return Poll::Ready(Some(Err(error)));
            }
        };
        let next = (self.advance)(&reply, &place);
        self.visited.insert(place);
        self.left = self.left.saturating_sub(1);
        let problem = match &next {
            Some(next) if self.visited.contains(next) => Some("the pages go in a circle"),
            Some(_) if self.left == 0 => Some("there are more pages than allowed"),
            _ => None,
        };
        match problem {
            Some(why) => self.problem = Some((why, operation)),
            None => self.place = next,
        }
        Poll::Ready(Some(Ok(reply)))
    }
}

impl<P, E> Stream for Pages<P, E> {
    type Item = Result<Reply<P>, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<P, E> fmt::Debug for Pages<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("read", &self.visited.len()).finish_non_exhaustive()
    }
}

/// The items of a list that comes in pages; made by [`Pages::items`].
pub struct PageItems<P, I, E> {
    pages: Pages<P, E>,
    items: Box<dyn Fn(P) -> Vec<I> + Send>,
    ready: std::vec::IntoIter<I>,
}

impl<P, I, E> PageItems<P, I, E> {
    /// The next item, or `None` after the last.
    ///
    /// # Errors
    /// When a call fails. Asking again repeats it.
    pub async fn next_item(&mut self) -> Option<Result<I, Error<E>>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    /// All items.
    ///
    /// # Errors
    /// The first call that fails.
    pub async fn collect(mut self) -> Result<Vec<I>, Error<E>> {
        let mut all = Vec::new();
        while let Some(item) = self.next_item().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<I, Error<E>>>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match std::task::ready!(self.pages.poll_page(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.ready = (self.items)(page.into_inner()).into_iter(),
            }
        }
    }
}

impl<P, I: Unpin, E> Stream for PageItems<P, I, E> {
    type Item = Result<I, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<P, I, E> fmt::Debug for PageItems<P, I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageItems").field("pages", &self.pages).finish_non_exhaustive()
    }
}
